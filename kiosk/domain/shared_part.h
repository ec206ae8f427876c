#pragma once
// A part of the content that many services have in common, held once in memory. Never empty, never
// changed after it was made, compared by value; any thread.

#include <memory>
#include <utility>

namespace kiosk::domain {

template <class Part>
class SharedPart {
 public:
  SharedPart() : part_(std::make_shared<const Part>()) {}
  explicit SharedPart(Part part) : part_(std::make_shared<const Part>(std::move(part))) {}

  const Part& operator*() const { return *part_; }
  const Part* operator->() const { return part_.get(); }

  bool operator==(const SharedPart& other) const {
    return part_ == other.part_ || *part_ == *other.part_;
  }

 private:
  std::shared_ptr<const Part> part_;
};

}  // namespace kiosk::domain
