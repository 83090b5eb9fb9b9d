# What stands around every page, and the words of shared components.
frame-skip = Skip to main content
frame-nav = Main menu
frame-nav-folded = Main menu, collapsed
frame-menu = Menu
frame-crumbs = Breadcrumbs
frame-sign-out = Sign out
frame-language = Choose language
frame-accessibility = Accessibility statement
frame-privacy = Privacy
frame-help = Help
frame-operation = Give this number if you ask for help:
frame-error-prefix = Error:
frame-error-summary = { $count ->
    [one] One thing needs correcting
   *[other] { $count } things need correcting
}
frame-required = Required
frame-optional = Optional
frame-cancel = Cancel
frame-count-max = Up to { $max } characters
frame-file-drop = Drop files here
frame-file-choose = Choose a file
frame-file-choose-many = Choose files
frame-keys-switch = Use keyboard shortcuts

frame-rating = Rating
frame-of-four = out of 4
frame-level-0 = Not met
frame-level-1 = Slightly met
frame-level-2 = Partly met
frame-level-3 = Largely met
frame-level-4 = Fully met
frame-level-not-applicable = Not applicable
frame-level-none = Not rated

frame-status-queued = Queued
frame-status-sent = Sent
frame-status-failed = Not sent
frame-status-opened = Opened
frame-status-started = Started
frame-status-submitted = Submitted
frame-status-overdue = Overdue
frame-status-to_assess = To be assessed
frame-status-under_assessment = Being assessed
frame-status-assessed = Assessed
frame-status-answered = Answered
frame-status-partly = Started
frame-status-unanswered = Not answered
frame-status-to_confirm = To be confirmed
frame-status-not_applicable = Not applicable
frame-status-not_ready = Not ready yet
frame-status-ready = Ready
frame-status-done = Done

frame-js-saving = Saving …
frame-js-not-saved = Not saved. We try again when you go on writing.
frame-js-offline = Not saved: you are offline. We try again when the connection is back. Keep this page open.
frame-js-signed-out = Not saved: you are signed out. Copy what you have written, and sign in again.
frame-js-uploading = Uploading { $name }, { $percent }%
frame-js-checking = { $name } has been sent and is being checked
frame-js-uploaded = { $name } has been uploaded
frame-js-not-uploaded = { $name } was not uploaded. Try again.
frame-js-upload-cancelled = The upload of { $name } was cancelled
frame-js-copied = Copied
frame-js-not-copied = Not copied. Select the text and copy it yourself.
frame-js-count = { $count } of { $max } characters
frame-js-left = { $left } characters left
frame-problem-empty = Fill in “{ $field }”.
frame-problem-lines = Write “{ $field }” on one line.
frame-problem-long = “{ $field }” may have at most { $most } characters. Now there are { $count }.
frame-status-held = Link to be shared
frame-status-shared = Link shared
