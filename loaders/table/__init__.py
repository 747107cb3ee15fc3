"""Tables by province in the workbooks of publishers."""
