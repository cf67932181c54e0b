import Delivering

/// DefectDojo's pages for people.
extension ServerAddress {
  func page(ofTest id: Int) -> String { "\(self)test/\(id)" }
  func page(ofFinding id: Int) -> String { "\(self)finding/\(id)" }
}
