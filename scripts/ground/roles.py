"""What a category is to the others of its indicator: the roles that rules of every room speak of. The list is in `vocabulary`."""

# Together these make up a whole.
PARTS = ("part", "rest")
# None of these: it counts persons also among answers, and is beside the parts where it is asked which is the most common.
NOBODY = "nobody"
# Everybody, or everything, that an indicator counts; one of several answers has both.
WHOLES = ("whole_persons", "whole_answers")
# Of which a person is at most one time: they are never more than the persons with an answer.
AMONG_PERSONS = (*PARTS, "more_than_one", "part_persons", NOBODY, "cumulative")
# These count persons also where the indicator counts answers, needs, reports or cases.
PERSONS = ("whole_persons", "more_than_one", "part_persons", NOBODY)
# These speak of people with several answers, or with one of a group of answers.
SEVERAL = ("more_than_one", "part_persons", "group")
# Of these one person may have several of the same kind: a person with two closed cases.
AGAIN = ("cases",)
# Each of these is one person: so many answers of a kind are so many people.
ONCE = ("persons", "answers")
# What a figure is worth to a reader: an answer a little more than a whole, a parent or a rest, which others tell of too. Not much
# more: where wholes were far cheaper, a hidden whole would tell that what it covers is small.
WORTH_ANSWER, WORTH_AROUND = 10, 8
WORTH_TOGETHER = 6  # an answer that may stand together with another, says the platform: the reader has the two as one
