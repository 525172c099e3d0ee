"""What a category is to the others of its indicator: the roles that rules of every room speak of. The list is in `vocabulary`."""

# Together these make up a whole.
PARTS = ("part", "rest")
# Everybody, or everything, that an indicator counts; one of several answers has both.
WHOLES = ("whole_persons", "whole_answers")
# Of which a person is at most one time: they are never more than the persons with an answer.
AMONG_PERSONS = (*PARTS, "more_than_one", "part_persons", "cumulative")
# These count persons also where the indicator counts answers, needs, reports or cases.
PERSONS = ("whole_persons", "more_than_one", "part_persons")
# Of these one person may have several of the same kind: a person with two closed cases.
AGAIN = ("cases",)
# What a figure is worth to a reader: an answer a little more than a whole, a parent or a rest, which others tell of too. Not much
# more: where wholes were far cheaper, a hidden whole would tell that what it covers is small.
WORTH_ANSWER, WORTH_AROUND = 10, 8
WORTH_TOGETHER = (
    6  # an answer that the platform has said may stand together with another: the reader has the two as one
)
