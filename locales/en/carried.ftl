# Answers to earlier versions that come along when a supplier gets a new one.
carried-title = Answers from earlier
carried-lead = You gave these answers to an earlier version, and the questions are the same. Read them and confirm those that still hold. { $customer } gets nothing until you confirm and send in.
carried-none = No answers are waiting to be confirmed.
carried-anew = { $count ->
    [one] One question now means something else and has to be answered again. What you answered before is shown beside it.
   *[other] { $count } questions now mean something else and have to be answered again. What you answered before is shown beside them.
}
carried-count = { $count ->
    [one] One answer to confirm
   *[other] { $count } answers to confirm
}
carried-waiting = This answer comes from version { $version }. It does not count until you have confirmed it. Correct it first if you need to. The documents it cites come along.
carried-beside = What you answered before
carried-beside-text = The question has changed since then. Answer again, and use what still holds.
carried-done-text = This is what you answered to an earlier version.
carried-from = version { $version }, answered { $at }
carried-question = The question at that time:
carried-documents = Documents:
carried-confirm-one = Confirm
carried-confirm-next = Confirm and continue
carried-confirm-section = { $count ->
    [one] Confirm the answer in this section
   *[other] Confirm all { $count } in this section
}
carried-hub = { $count ->
    [one] One answer from an earlier version is waiting for you to confirm it.
   *[other] { $count } answers from an earlier version are waiting for you to confirm them.
}
carried-hub-link = Go through them
carried-submit = { $count ->
    [one] One answer from an earlier version has not been confirmed and will not be sent.
   *[other] { $count } answers from an earlier version have not been confirmed and will not be sent.
}
carried-class-unchanged = Unchanged question
carried-class-editorial = Same meaning, other words
carried-class-moved = Moved question
carried-class-meaning_changed = New meaning
carried-class-split = Split into several
carried-class-merged = Merged
done-carried-confirmed = The answers are confirmed.
