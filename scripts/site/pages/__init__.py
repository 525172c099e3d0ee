"""The generated pages and parts of pages, and the sheets to print."""
