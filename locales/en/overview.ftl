# The overview and its events.
overview-title = Overview
overview-lead =
    { $active ->
        [0] No campaigns are under way.
        [one] One campaign is under way.
        [2] Two campaigns are under way.
        [3] Three campaigns are under way.
       *[other] { $active } campaigns are under way.
    } { $waiting ->
        [0] No answers are waiting to be assessed.
        [one] One supplier’s answers are waiting to be assessed.
        [2] Two suppliers’ answers are waiting to be assessed.
        [3] Three suppliers’ answers are waiting to be assessed.
       *[other] The answers of { $waiting } suppliers are waiting to be assessed.
    }
overview-active = Campaigns under way
overview-all-campaigns = All campaigns
overview-none-active = No campaigns are under way
overview-of = of { $all }
overview-received = Answers received
overview-waiting = Waiting to be assessed
overview-near = Due within 7 days
overview-requests = Suppliers
overview-overdue =
    { $count ->
        [one] One deadline has passed
       *[other] { $count } deadlines have passed
    }
overview-more =
    { $count ->
        [one] One more in the campaigns
       *[other] { $count } more in the campaigns
    }
overview-aside = Tasks and events
overview-tasks = Tasks
overview-task-count =
    { $count ->
        [one] one task
       *[other] { $count } tasks
    }
overview-no-tasks = Nothing is waiting for you.
overview-more-tasks =
    { $count ->
        [one] One more task
       *[other] { $count } more tasks
    }
overview-assess = Assess answers from { $supplier }
overview-remind = Remind { $supplier }
overview-due-passed = The deadline passed on { $day }
overview-events = Latest events
overview-event-questions =
    { $count ->
        [one] Question { $numbers }
       *[other] Questions { $numbers }
    }
overview-event-times = { $count } times
overview-event-signed-in = Signed in
overview-event-sign-in-refused = Sign-in refused
overview-event-signed-out = Signed out
overview-event-user-added = User added
overview-event-supplier-saved = Supplier saved
overview-event-product-added = Product added
overview-event-campaign-sent = Campaign made
overview-event-deadline-changed = Deadline changed
overview-event-product-changed = Product changed
overview-event-link-replaced = New link made
overview-event-link-shared = Link shared with the supplier
overview-event-link-opened = The supplier opened the link
overview-event-submitted = Answers submitted
overview-event-evidence-read = Document opened
overview-event-submission-shared = Answers shared with you
overview-event-assessment-started = Assessment begun
overview-event-rated = Answer rated
overview-event-note-added = Note written
overview-event-assessment-finished = Assessment finished
overview-event-assessment-reopened = Assessment opened again
overview-event-exported = Workbook downloaded
overview-event-imported = Workbook imported
overview-event-definition-published = Questionnaire or framework published
overview-event-definition-withdrawn = Questionnaire withdrawn
overview-event-workbook-read = Foreign workbook read
overview-event-layout-saved = Workbook layout corrected
overview-event-draft-begun = Draft begun
overview-event-draft-saved = Draft changed
overview-event-draft-discarded = Draft deleted
