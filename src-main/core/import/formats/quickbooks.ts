/** QuickBooks' tables in a warehouse, one by one: vendors and accounts stand in them by number, or without any amount. */
import { byColumns, refusedTable } from './format.ts'

export const quickbooksWarehouse = refusedTable(
  'quickbooks-warehouse',
  'a table of QuickBooks in a warehouse',
  'it names vendors by number, or no amounts; a single table says of no vendor what was paid. Export "Transaction List by Vendor" from QuickBooks, or join the bills or purchases with the vendors: a date, a vendor name and an amount.',
  (columns) =>
    byColumns(columns, ['vendor_id', 'total_amount', 'transaction_date', 'sync_token']) ??
    byColumns(columns, ['account_expense_account_id', 'item_expense_item_id', 'amount']) ??
    byColumns(columns, ['display_name', 'print_on_check_name', 'vendor_1099']),
)
