"""What an auditor does with reports: hold one against the files, compare two."""
