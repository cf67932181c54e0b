/// A list of plain values that has one owner and is never copied by accident.
///
/// An array checks at each append that nobody else sees it, which here costs as much as parsing.
struct XMLBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var storage: UnsafeMutablePointer<Element>

  init(capacity: Int) {
    self.capacity = capacity
    storage = .allocate(capacity: capacity)
  }

  deinit { storage.deallocate() }

  subscript(_ index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count)
      return storage[index]
    }
    set {
      precondition(index >= 0 && index < count)
      storage[index] = newValue
    }
  }

  mutating func append(_ element: Element) {
    if count == capacity { grow(by: 1) }
    storage[count] = element
    count += 1
  }

  mutating func append(_ elements: UnsafeBufferPointer<Element>) {
    guard let start = elements.baseAddress else { return }
    if elements.count > capacity - count { grow(by: elements.count) }
    (storage + count).update(from: start, count: elements.count)
    count += elements.count
  }

  /// The elements of a range, to be read before the buffer changes or goes.
  func slice(_ start: Int, _ end: Int) -> UnsafeBufferPointer<Element> {
    precondition(start >= 0 && start <= end && end <= count)
    return UnsafeBufferPointer(start: storage + start, count: end - start)
  }

  mutating func removeFirst(_ removed: Int) {
    precondition(removed >= 0 && removed <= count)
    if removed == 0 { return }
    count -= removed
    storage.update(from: storage + removed, count: count)
  }

  private mutating func grow(by more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: storage, count: count)
    storage.deallocate()
    storage = larger
  }
}
