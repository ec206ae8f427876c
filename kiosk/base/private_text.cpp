#include "kiosk/base/private_text.h"

#include <sodium.h>

namespace kiosk {

void wipe(void* memory, std::size_t bytes) {
  if (bytes > 0) sodium_memzero(memory, bytes);
}

PrivateText::PrivateText(std::string_view text)
    : PrivateText(PrivateBuffer(text.begin(), text.end())) {}

PrivateText::PrivateText(PrivateBuffer buffer) {
  if (!buffer.empty()) buffer_ = std::make_shared<const PrivateBuffer>(std::move(buffer));
}

std::string_view PrivateText::view() const {
  if (buffer_ == nullptr) return {};
  return {buffer_->data(), buffer_->size()};
}

bool PrivateText::operator==(const PrivateText& other) const {
  if (buffer_ == other.buffer_) return true;
  if (size() != other.size()) return false;
  return empty() || sodium_memcmp(buffer_->data(), other.buffer_->data(), size()) == 0;
}

void append(PrivateBuffer& buffer, std::string_view text) {
  buffer.insert(buffer.end(), text.begin(), text.end());
}

}  // namespace kiosk
