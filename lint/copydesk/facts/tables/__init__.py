"""Tables and lists as written, lost ones included."""
