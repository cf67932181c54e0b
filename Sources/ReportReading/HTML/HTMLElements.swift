import CLibXML2

/// Elements inside an element of a page, in the order of the page.
public struct HTMLElements: Sequence, IteratorProtocol {
  let document: HTMLDocument?
  let root: HTMLNode?
  /// Nil for all.
  let name: StaticString?
  /// Whether the elements inside the children are meant too.
  let isDeep: Bool
  private var current: HTMLNode?

  init(document: HTMLDocument?, root: HTMLNode?, name: StaticString?, isDeep: Bool) {
    self.document = document
    self.root = root
    self.name = name
    self.isDeep = isDeep
    current = root?.pointee.children
  }

  public mutating func next() -> HTML? {
    guard let document, let root else { return nil }
    while let node = current {
      current = isDeep ? node.following(in: root) : node.pointee.next
      if node.isElement, name.map({ node.hasName($0.utf8Start) }) ?? true {
        return HTML(document, node)
      }
    }
    return nil
  }
}

extension HTMLNode {
  /// The node that stands next inside `root`: the first child, or what comes behind.
  func following(in root: HTMLNode) -> HTMLNode? {
    if isElement, let child = pointee.children { return child }
    var node = self
    while node != root {
      if let next = node.pointee.next { return next }
      guard let parent = node.pointee.parent else { return nil }
      node = parent
    }
    return nil
  }
}
