"""`python -m tests.stranger`: each rule of his with the least room that 200 of his years leave in it, for a person to look at.

Years in which the left side is nothing say nothing. Where there is always room, more could be true than the rule says.
"""

from tests.stranger.rules import RULES, drawn

if __name__ == "__main__":
    years = [counts for _, counts, _ in drawn(200)]
    print("least room, in how many of so many years, rule")
    for one in RULES:
        room = [one.room(counts) for counts in years if one.left(counts)]
        print(f"{min(room):>4} {room.count(min(room)):>4} {len(room):>4}  {one.rule}")
