import { type InventoryTool, toolInput } from '../stack/stack.ts'

/** An entry of the inventory that nothing but its name is known of, and that payments brought. */
export const inventoryTool = ({ name, ...more }: Partial<InventoryTool> & { name: string }): InventoryTool => ({
  ...toolInput.parse({ name }),
  id: 1,
  seatsAssigned: false,
  teamByPayments: false,
  knownBy: 'payments',
  hasContract: false,
  isListed: false,
  statusToday: 'active',
  annualCostToday: null,
  importedFrom: null,
  startWhy: '',
  endUnknown: false,
  likelyNotSoftware: null,
  bookedElsewhere: null,
  leaveOutAs: name,
  maybeNotSoftware: null,
  bookedBeside: [],
  paidOtherwise: null,
  paidInSeveral: null,
  ...more,
})
