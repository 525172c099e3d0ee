"""What people read: the words of the site in each language, those of the page of help, and what the templates may call."""
