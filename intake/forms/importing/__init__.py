"""Reading questionnaires that nobody here wrote: workbooks, text tables, XForms, zip files."""
