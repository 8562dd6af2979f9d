"""Export: the record in the forms that others read, each fed by one walk of the view."""
