# Hints for the reviewer: what can be seen in the answer. None of this is a verdict.
hint-bare-yes-no = Only yes or no, but the question asks how
hint-evidence-not-cited = Cites none of the evidence asked for
hint-refers-to = Refers to question { $number }
hint-same-words-as = Same words as answer { $number }
hint-hands-back = Leaves the answer to the municipality
hint-very-short = Very short
