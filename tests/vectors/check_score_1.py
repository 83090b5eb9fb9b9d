#!/usr/bin/env python3
"""Works out every case of score-1.toml anew, in exact fractions, and says which figures differ."""
import math
import pathlib
import sys
import tomllib
from fractions import Fraction


def basis_points(part, whole):
    return None if whole == 0 else math.floor(Fraction(part, whole) * 10_000 + Fraction(1, 2))


def members(questions, name):
    kind, _, key = name.partition(" ")
    return [
        question
        for question in questions
        if kind == "whole"
        or kind == "section" and question.get("section", "") == key
        or kind == "framework" and any(control.split("/")[0] == key for control in question.get("controls", []))
        or kind == "control" and key in question.get("controls", [])
    ]


def work_out(questions):
    asked = [q for q in questions if q.get("owed", True) and q.get("rating") != "n/a"]
    rated = [(q, *q["rating"].split()) for q in asked if "rating" in q]
    weight = lambda some: sum(q.get("weight", 1) for q in some)
    weight_rated = weight(q for q, _, _ in rated)
    uncapped = basis_points(sum(q.get("weight", 1) * int(level) for q, level, _ in rated), 4 * weight_rated)
    unmet = [q["key"] for q, level, _ in rated if q.get("must") and int(level) < 2]
    score = min(uncapped, 4999) if unmet else uncapped
    return {
        "score": score,
        "uncapped": uncapped if uncapped != score else None,
        "coverage": basis_points(weight_rated, weight(asked)),
        "documented": basis_points(weight(q for q, _, confidence in rated if confidence != "claimed"), weight_rated),
        "unmet": unmet,
    }


vectors = tomllib.loads((pathlib.Path(__file__).parent / "score-1.toml").read_text(encoding="utf-8"))
wrong = 0
for case in vectors["cases"]:
    for expect in case["expect"]:
        for figure, value in work_out(members(case["questions"], expect["set"])).items():
            if value != expect.get(figure, [] if figure == "unmet" else None):
                wrong += 1
                print(f"{case['name']}, {expect['set']}: {figure} is {value}, not {expect.get(figure)}")
print(f"{len(vectors['cases'])} cases, {wrong} figures differ")
sys.exit(wrong != 0)
