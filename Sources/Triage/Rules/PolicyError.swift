/// What is wrong in a policy or a suppression file, and where.
///
/// Prints as `winnow.yaml:12:5: rules[3].expires: expected a date, found `soon``.
package struct PolicyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where, with the name of the file.
  package let origin: Origin
  /// The value that is meant, as `rules[3].expires`; empty for the whole file.
  package let path: String
  /// What was expected and what was found, in lower case and without a full stop.
  package let problem: String

  package init(_ problem: String, at origin: Origin, path: String = "") {
    self.problem = problem
    self.origin = origin
    self.path = path
  }

  package var description: String {
    "\(origin): \(path.isEmpty ? "" : "\(path): ")\(problem)"
  }
}
