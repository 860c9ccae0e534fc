// Memory of one JavaScript thread that texts pass through. It grows, and is wiped where it may have
// held a card.
#ifndef PANVEIL_NODE_MEMORY_H_
#define PANVEIL_NODE_MEMORY_H_

#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace panveil_node {

// Room for `T`s whose contents nobody needs when it grows.
template <typename T>
class Room {
 public:
  Room() = default;
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;
  ~Room() { Free(); }

  // At least `count` of them; nullptr without memory.
  T* AtLeast(std::size_t count) {
    if (count <= capacity_) return items_;
    Free();
    if (count > static_cast<std::size_t>(-1) / sizeof(T)) return nullptr;
    items_ = static_cast<T*>(std::malloc(count * sizeof(T)));
    capacity_ = items_ == nullptr ? 0 : count;
    return items_;
  }

  T* items() const { return items_; }
  std::size_t capacity() const { return capacity_; }

  // Zeroes the first `count`, which are those that were used.
  void Wipe(std::size_t count) {
    if (count > capacity_) count = capacity_;
    if (count != 0) explicit_bzero(items_, count * sizeof(T));
  }

  // Gives back what a single long text took.
  void ShrinkTo(std::size_t most) {
    if (capacity_ > most) Free();
  }

 private:
  // Whoever put a card there has wiped it, but for what a clean text may leave: free() alone will
  // do only when all of it is wiped, so it is.
  void Free() {
    Wipe(capacity_);
    std::free(items_);
    items_ = nullptr;
    capacity_ = 0;
  }

  T* items_ = nullptr;
  std::size_t capacity_ = 0;
};

}  // namespace panveil_node

#endif  // PANVEIL_NODE_MEMORY_H_
