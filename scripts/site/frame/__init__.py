"""What stands round a page, its style, its search; and round a figure: its card, its page in a frame, how it is passed on."""
