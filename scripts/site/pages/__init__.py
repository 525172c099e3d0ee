"""The generated pages and parts of pages."""
