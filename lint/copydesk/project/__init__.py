"""The edges: configuration, files and folders, what the files of one run share."""
