"""What people read: the words of both languages, and text as HTML and Markdown."""
