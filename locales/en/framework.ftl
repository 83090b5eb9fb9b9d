# Frameworks and controls.
framework-list-title = Frameworks
framework-list-lead = The catalogues that questions refer to, and the controls that nothing covers.
framework-search = Search controls
framework-found = { $count } controls
framework-none-found = No control fits
framework-none-found-text = Try another word, or show all.
framework-coverage = { $covered } of { $total } controls are covered by questions
framework-show = Show
framework-show-all = All ({ $count })
framework-show-covered = Covered ({ $count })
framework-show-uncovered = Not covered ({ $count })
framework-uncovered = Covered by no question
framework-controls = { $count } controls
framework-text = What the control says:
framework-export = Download as OSCAL
