"""The language server and the MCP server: the Python interface for editors and assistants."""
