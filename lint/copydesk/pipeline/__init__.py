"""The straight line: rules over a document, then one step after the other over the findings."""
