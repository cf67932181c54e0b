import Foundation

/// What was measured on one report, for people to read.
struct Table: CustomStringConvertible {
  struct Row {
    let contestant: Contestant
    let outcome: Result<ChildProcess.Cost, ChildProcess.Absence>

    /// The one of two runs that took less CPU time; one that went wrong is told of.
    func better(than other: Row) -> Row {
      guard let cost else { return self }
      guard let otherCost = other.cost else { return other }
      return otherCost.cpuSeconds < cost.cpuSeconds ? other : self
    }

    var cost: ChildProcess.Cost? { try? outcome.get() }
  }

  let rows: [Row]
  /// In bytes.
  let inputSize: Int

  /// Below it no peak can be seen.
  private let floor = ChildProcess.Cost.own.peakBytes

  init(rows: [Row], inputSize: Int) {
    self.rows = rows
    self.inputSize = inputSize
  }

  var description: String {
    let peers = rows.filter { $0.contestant.isPeer && $0.cost != nil }
    let head = ["", "CPU s", "peak MB", "MB/CPU s"] + peers.map { "of \($0.contestant.name)" }
    let lines = [head] + rows.map { cells($0, peers) }
    let widths = head.indices.map { column in
      lines.filter { column == 0 || $0.count > 2 }.map { $0.count > column ? $0[column].count : 0 }
        .max() ?? 0
    }
    return lines.map { line(cells: $0, widths) }.joined(separator: "\n") + "\n"
  }

  private func cells(_ row: Row, _ peers: [Row]) -> [String] {
    switch row.outcome {
    case .failure(let absence):
      return [row.contestant.name, absence.description]
    case .success(let cost):
      let speed = Double(inputSize) / 1e6 / cost.cpuSeconds
      return [
        row.contestant.name, number(cost.cpuSeconds, digits: 2), peak(cost),
        number(speed, digits: 0),
      ] + (row.contestant.isPeer ? [] : peers.map { ratio(cost, to: $0) })
    }
  }

  private func peak(_ cost: ChildProcess.Cost) -> String {
    (cost.peakBytes <= floor ? "≤ " : "") + number(Double(cost.peakBytes) / 1e6, digits: 1)
  }

  private func ratio(_ cost: ChildProcess.Cost, to peer: Row) -> String {
    peer.cost.map { number(cost.cpuSeconds / $0.cpuSeconds, digits: 2) } ?? ""
  }

  private func number(_ value: Double, digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }

  /// The first cell stands left, numbers stand right.
  private func line(cells: [String], _ widths: [Int]) -> String {
    let name = (cells.first ?? "").padding(toLength: widths[0], withPad: " ", startingAt: 0)
    // Nothing but a reason why there are no numbers.
    if cells.count == 2 { return "\(name)  \(cells[1])" }
    let numbers = zip(cells, widths).dropFirst().map { cell, width in
      String(repeating: " ", count: max(0, width - cell.count)) + cell
    }
    return ([name] + numbers).joined(separator: "  ")
  }
}
