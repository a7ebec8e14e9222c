"""The sheets of the workbook, one module a sheet: results in, tables of rows out."""
