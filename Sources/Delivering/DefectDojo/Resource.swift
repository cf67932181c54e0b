/// A kind of object that DefectDojo keeps, with all that differs from the others.
public protocol Resource: Listed, Identifiable where ID == Int {
  /// What may be written.
  static var fields: [Field] { get }
}

extension Resource {
  static func path(_ id: Int) -> String { "api/v2/\(folder)/\(id)/" }
}
