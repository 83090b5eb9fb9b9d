# What the product does, as far as it decides what is asked.
product-flags = About the product
product-flags-help = Decides which questions are asked. Requests that have been sent do not change.
product-flag-childrens-data = Processes children’s data
product-flag-special-categories = Processes special categories of personal data
product-flag-protected-addresses = Processes protected addresses (code 6 and 7)
product-flag-sub-processors-outside-eea = Has sub-processors outside the EEA
