"""What a category is to the others of its indicator: the roles that rules of every room speak of. The list is in `vocabulary`."""

# Together these make up a whole.
PARTS = ("part", "rest")
# Everybody, or everything, that an indicator counts; one of several answers has both.
WHOLES = ("whole_persons", "whole_answers")
