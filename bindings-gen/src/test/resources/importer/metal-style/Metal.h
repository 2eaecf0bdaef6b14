// A header in the manner of Metal's, written for the tests of the importer: every construct that the
// facts contain, and some that they do not. Our own text; nothing here comes from an SDK.
#import <macros.h>
#import <Elsewhere/Elsewhere.h>

@class NSString, NSError;
@protocol MTLThing;

NS_ROOT_CLASS @interface NSObject
- (instancetype)init;
@end

@interface NSArray<__covariant ObjectType> : NSObject
- (ObjectType)objectAtIndex:(NSUInteger)index;
- (void)eachObject:(void (^)(ObjectType object, BOOL *stop))block;
@end

@protocol NSCopying
- (id)copyWithZone:(struct zone *)zone;
@end

typedef NSString *MTLThingKey;
static const NSUInteger MTLThingLimit = 31;
#define MTL_THING_RANK 16
#define MTL_THING_EXPORT extern
#define MTL_THING_MASK (0xFUL << MTL_THING_SHIFT)
#define MTL_THING_SHIFT 4

typedef NS_ENUM(NSUInteger, MTLThingState) {
  MTLThingStateIdle = 0,
  MTLThingStateBusy = 1,
  MTLThingStateLost API_AVAILABLE(macos(13.0)) = 7,
  MTLThingStateGone API_UNAVAILABLE(macos) = 8,
} API_AVAILABLE(macos(10.11), ios(8.0));

typedef NS_OPTIONS(NSUInteger, MTLThingOptions) {
  MTLThingOptionNone = 0,
  MTLThingOptionShared = 3 << MTL_THING_SHIFT,
  MTLThingOptionAll = 0xFFFFFFFFFFFFFFFFUL,
};

typedef NS_CLOSED_ENUM(NSInteger, MTLThingSign) {
  MTLThingSignMinus = -1,
  MTLThingSignPlus = 1,
};

enum { MTLThingLooseConstant = 12 };

NS_ASSUME_NONNULL_BEGIN

typedef struct {
  NSUInteger width, height, depth;
} MTLThingSize;

typedef struct _MTLThingPacked {
  union {
    struct {
      float x, y, z;
    };
    float elements[3];
  };
} MTLThingPacked;

typedef struct MTLThingRecord {
  uint8_t kind;
  double weight;
  uint32_t counts[3];
  MTLThingSize size;
} MTLThingRecord;

typedef void (^MTLThingHandler)(id<MTLThing> thing, NSUInteger count, BOOL done);

API_AVAILABLE(macos(10.11), ios(8.0))
@protocol MTLThing <NSCopying>
@property (readonly) NSUInteger length API_AVAILABLE(macos(10.13), ios(9.0));
@property (nullable, copy, atomic) NSString *label;
@property (nonatomic, getter=isOpaque) BOOL opaque;
@property (readonly) NSArray<id<MTLThing>> *parts API_DEPRECATED("Use others", macos(10.12, 13.0));
@property (class, readonly) NSUInteger limit;
@property (null_resettable, copy) NSString *name;
- (void *)contents NS_RETURNS_INNER_POINTER;
- (nullable id<MTLThing>)newThingWithSize:(MTLThingSize)size
                                  options:(MTLThingOptions)options
                                    error:(NSError **)error;
- (id<MTLThing>)newspaper;
- (void)useThings:(const id<MTLThing> __nonnull[__nonnull])things count:(NSUInteger)count;
- (void)addHandler:(MTLThingHandler)handler;
- (void)fill:(uint8_t)value flag:(BOOL)flag packed:(MTLThingPacked)packed;
- (oneway void)drop;
- (void)tileThing API_AVAILABLE(ios(11.0));
@optional
- (void)mayBeMissing;
@property (readonly) float weight;
@end

API_AVAILABLE(macos(11.0))
@interface MTLThingDescriptor : NSObject <NSCopying>
+ (MTLThingDescriptor *)thingDescriptor;
- (instancetype)init NS_UNAVAILABLE;
- (instancetype)initWithKey:(MTLThingKey)key NS_RETURNS_RETAINED;
- (id)copyShared NS_RETURNS_NOT_RETAINED;
- (id)takeThing NS_RETURNS_RETAINED;
- (void)log:(NSString *)format, ...;
@property (nonatomic) MTLThingSign sign;
@end

@interface MTLThingDescriptor (Extras)
- (MTLThingRecord)record;
@end

@interface ElsewhereThing (Metal)
- (void)metalThing;
@end

extern id<MTLThing> _Nullable MTLCreateThing(const char *name, MTLThingState state)
    NS_RETURNS_RETAINED API_AVAILABLE(macos(10.11));
extern void MTLLogThing(NSString *format, ...);
static inline MTLThingSize MTLThingSizeMake(NSUInteger width) {
  MTLThingSize size = {width, 1, 1};
  return size;
}

NS_ASSUME_NONNULL_END
