"""What a rule is and where rules come from: rule files, packs, patterns, rule sets, examples."""
