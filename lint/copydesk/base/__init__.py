"""What knows nothing about articles: files, hashes, compiled expressions, resources."""
