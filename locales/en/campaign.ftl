# Campaigns and the mail to the supplier.
campaign-list-title = Campaigns
campaign-list-lead = A questionnaire to one or more suppliers, with one deadline.
campaign-all = All campaigns
campaign-none = No campaigns yet
campaign-none-text = Send a questionnaire, and you will see here who has answered.
campaign-new-title = New campaign
campaign-new-lead = Each supplier gets an e-mail with a link of its own. No account is needed.
campaign-new-lead-held = Each supplier gets a link of its own. Tillit is not set up to send e-mail, so you share the links yourselves.
campaign-questionnaire = Questionnaire
campaign-choose-questionnaire = Choose a questionnaire
campaign-title = Name of the campaign
campaign-title-help = The supplier sees it too, for example “Learning tools 2027”.
campaign-deadline = Deadline
campaign-deadline-help = The last day on which the supplier can submit.
campaign-message = Message to the suppliers
campaign-message-help = The e-mail begins with a greeting and what you ask for, and ends with the link, your name and { $customer }. Write only what is to stand between.
campaign-to = Send to
campaign-to-help = Choose one or more products.
campaign-send = Send
campaign-send-held = Make the campaign
campaign-no-suppliers = Register a supplier first
campaign-no-suppliers-text = A questionnaire is sent to a supplier about a product.
campaign-problem-definition = Choose a questionnaire.
campaign-problem-deadline = Choose a deadline.
campaign-problem-past = The deadline has passed. Choose today or a later day.
campaign-problem-far = The deadline is more than ten years ahead. Check the year.
campaign-problem-products = Choose at least one product.
campaign-due = Due { $day }
campaign-tally = { $submitted } submitted · { $started } started · { $untouched } not started
campaign-legend-submitted = Submitted
campaign-legend-started = Started
campaign-legend-untouched = Not started
campaign-compare = Compare answers
campaign-held-title =
    { $count ->
        [one] You have to send out one link yourselves
       *[other] You have to send out { $count } links yourselves
    }
campaign-held-text = Tillit is not set up to send e-mail. Open “E-mail and link” at each supplier, and send the link yourself.
campaign-requests = Suppliers
campaign-about = About the campaign
campaign-sent-at = Made
campaign-status = Status
done-campaign-sent = The campaign has been made, and the e-mails are on their way.
done-campaign-held = The campaign has been made. No e-mail has been sent: share the links yourselves.
campaign-mail-subject = { $customer } asks you to answer questions about { $product }
campaign-mail-greeting = Hello,
campaign-mail-ask = { $customer } asks you to answer the questionnaire { $questionnaire } about { $product }. It is part of “{ $title }”, and the deadline is { $deadline }.
campaign-mail-link =
    Open the link to answer. You need no account, and your answers are saved as you write:
    { $link }
campaign-mail-end = The link is yours alone. Anybody who has it can read and change the answers. Share it only with those who are to answer.
campaign-mail-signature =
    Kind regards,
    { $sender }
    { $customer }
campaign-leave-out = Leave out parts of { $version }
campaign-left-out = Parts left out
campaign-left-out-help = The parts that you tick are not asked. At least one part must remain.
campaign-left-out-musts = This part has requirements that must be met: question { $numbers }.
campaign-problem-left-out = At least one part must remain. Untick what you want to ask.
campaign-problem-asks-nothing = The questions that are left depend on answers in the sections you leave out, so nothing would be asked. Include at least one of those sections.
campaign-mail-left-out = We are not asking about these parts of the questionnaire: { $sections }.
campaign-change-deadline = Change the deadline
campaign-change-deadline-help = The suppliers see the new deadline on their pages. No e-mail tells them of the change.
campaign-save-deadline = Save the deadline
done-deadline-changed = The deadline is changed.
