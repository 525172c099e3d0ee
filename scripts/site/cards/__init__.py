"""What shows one indicator: its card, its tables, its chart on a page, its page to embed."""
