extension XML {
  /// The children of that name, in the order of the report.
  ///
  /// Where the report breaks off, they end; the reason is then in ``XMLReport/failure``.
  public func all(_ name: StaticString) -> XMLChildren {
    XMLChildren(element: existing, name: number(of: name))
  }

  /// All child elements, in the order of the report.
  public var children: XMLChildren { XMLChildren(element: existing, name: nil) }

  /// The element read as a whole, so that all in it can be asked for in any order.
  ///
  /// Throws where it does not exist, is broken, or is larger than a record may be.
  public func record() throws(ReportError) -> XML {
    switch existing {
    case .held: self
    case .walked(let container): try container.record()
    case .nothing: throw error("missing")
    }
  }

  /// Reads the children of that name one after the other, each as a whole, and lets them go.
  ///
  /// Rethrows what `body` throws. Where the report is broken, or a child is larger than a record
  /// may be, throws a `ReportError` after all that stand before it were given.
  public func eachRecord(_ name: StaticString, _ body: (XML) throws -> Void) throws {
    var children = all(name).makeIterator()
    while let record = try children.nextRecord() { try body(record) }
  }

  /// The same, but `body` is given the reason in place of a child that cannot be read, and those
  /// behind it after that.
  public func eachReadRecord(
    _ name: StaticString, _ body: (Result<XML, ReportError>) throws -> Void
  ) rethrows {
    var children = all(name).makeIterator()
    while true {
      let result: Result<XML, ReportError>
      do throws(ReportError) {
        guard let record = try children.nextRecord() else { return }
        result = .success(record)
      } catch {
        result = .failure(error)
      }
      try body(result)
    }
  }

  /// The first element of that name anywhere inside, in the order of the report.
  public func descendant(_ name: StaticString) -> XML {
    var found = descendants(name)
    return found.next() ?? missing("/\(name)")
  }

  /// The first element of that name anywhere inside whose attribute has that value, as
  /// `.//name[@attribute="value"]` of Python's ElementTree.
  public func descendant(
    _ name: StaticString, where attribute: StaticString, equals value: String
  ) -> XML {
    for element in descendants(name) where element.attribute(attribute) == value {
      return element
    }
    return missing("/\(name)[@\(attribute)=\"\(value)\"]")
  }

  /// The elements of that name anywhere inside, in the order of the report.
  public func descendants(_ name: StaticString) -> XMLDescendants {
    XMLDescendants(inside: self, name: number(of: name))
  }
}
