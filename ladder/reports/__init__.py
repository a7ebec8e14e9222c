"""From results to what people read: tables of plain rows first, then the workbook, the charts and the text."""
