"""From the outside in: readers of formats, files and links that an article names, signed manifests."""
