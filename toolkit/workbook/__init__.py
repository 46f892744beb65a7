"""The area's workbook: declared in `sheets`, created with XlsxWriter, read with openpyxl."""
