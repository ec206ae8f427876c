#pragma once
// Text that belongs to one visitor: typed words, names, codes. It lives in one shared buffer which
// is overwritten when the last value that holds it lets it go, so that copies of the model leave no
// copies of the text. Immutable; values may be handed from thread to thread.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

/// Frees memory overwritten. Only for containers that never keep their elements inside themselves.
template <class T>
struct WipingAllocator {
  using value_type = T;

  WipingAllocator() = default;
  template <class U>
  explicit WipingAllocator(const WipingAllocator<U>&) {}
  T* allocate(std::size_t count) { return std::allocator<T>{}.allocate(count); }
  void deallocate(T* memory, std::size_t count);
  bool operator==(const WipingAllocator&) const = default;
};

/// Overwrites memory in a way that no compiler leaves out.
void wipe(void* memory, std::size_t bytes);

template <class T>
void WipingAllocator<T>::deallocate(T* memory, std::size_t count) {
  wipe(memory, count * sizeof(T));
  std::allocator<T>{}.deallocate(memory, count);
}

/// A text under construction that leaves nothing behind: a vector has no place for short texts
/// inside itself, as strings have.
using PrivateBuffer = std::vector<char, WipingAllocator<char>>;

class PrivateText {
 public:
  PrivateText() = default;
  explicit PrivateText(std::string_view text);
  explicit PrivateText(PrivateBuffer buffer);

  /// Borrowed: valid as long as this value. Never print it, never put it into a log.
  [[nodiscard]] std::string_view view() const;
  [[nodiscard]] bool empty() const { return buffer_ == nullptr || buffer_->empty(); }
  [[nodiscard]] std::size_t size() const { return buffer_ == nullptr ? 0 : buffer_->size(); }

  /// In constant time for texts of the same length.
  bool operator==(const PrivateText& other) const;

 private:
  std::shared_ptr<const PrivateBuffer> buffer_;
};

/// Appends to a buffer; for writing private text into another form of itself.
void append(PrivateBuffer& buffer, std::string_view text);

}  // namespace kiosk
