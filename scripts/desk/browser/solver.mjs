// What twins/highspy.py asks, on the raw interface of npm's highs: numbers in, numbers out.
const FIXED = ["threads"]; // this build has one thread, and refuses to be told so
const GREATEST = Number.MAX_VALUE; // it refuses an endless gap, too

export const solverFor = (highs) => ({
  create: () => highs.raw.createModel(),
  set: (model, name, value) => (FIXED.includes(name) ? 0 : model.setOptionValue(name, value === Infinity ? GREATEST : value).status),
  get: (model, name) => model.getOptionValue(name).value,
  program: (model, columns, rows, cost, lower, upper, low, high, starts, indices, values) => model.passModel({
    numCols: columns, numRows: rows, colCost: cost, colLower: lower, colUpper: upper, rowLower: low, rowUpper: high,
    matrix: { format: "csr", numRows: rows, numCols: columns, starts, indices, values },
  }).status,
  row: (model, row, lower, upper) => model.changeRowBounds(row, lower, upper).status,
  column: (model, column, lower, upper) => model.changeColBounds(column, lower, upper).status,
  cost: (model, column, cost) => model.changeColCost(column, cost).status,
  kind: (model, count, kind) => (count
    ? model.changeColsIntegrality({ kind: "range", from: 0, to: count - 1 }, new Int32Array(count).fill(kind)).status
    : 0),
  anew: (model) => model.clearSolver().status,
  run: (model) => model.run().status,
  state: (model) => model.getModelStatus(),
  // Of an empty program highspy gives no values, and this one throws.
  values: (model) => (model.getModelStatus() === highs.constants.modelStatus.empty
    ? new Float64Array(0)
    : model.getSolution().value.colValue),
  duals: (model) => model.getSolution().value.rowDual,
  ray: (model) => model.getDualRay().value?.values,
  end: (model) => model.dispose(),
});
