/// What is told of a run beside its findings, in outputs that people read.
package struct RunAccount: Sendable {
  /// What became of all findings, and by which rules.
  package var tables: [Table] = []
  /// What is odd, a line each.
  package var warnings: [String] = []
  /// What a baseline had and the reports have not; nothing without a baseline.
  package var closed: [ClosedFinding]?

  package init() {}

  /// Rows of as many cells as there are columns.
  package struct Table: Sendable {
    package let title: String
    package let columns: [Column]
    package let rows: [[String]]

    /// Leaves out columns in which nothing is told: neither a text nor a number but 0.
    package init(telling title: String, _ columns: [Column], _ rows: [[String]]) {
      let told = columns.indices.filter { column in
        rows.contains { !$0[column].isEmpty && $0[column] != "0" }
      }
      self.title = title
      self.columns = told.map { columns[$0] }
      self.rows = rows.map { row in told.map { row[$0] } }
    }
  }

  package enum Column: Sendable {
    case text(String)
    case number(String)
  }

  package struct ClosedFinding: Sendable {
    package let title: String
    package let severity: String
    package let place: String

    package init(title: String, severity: String, place: String) {
      self.title = title
      self.severity = severity
      self.place = place
    }
  }
}
