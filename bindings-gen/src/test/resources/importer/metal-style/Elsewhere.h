// Another framework, which is not imported.
#pragma once
@interface ElsewhereThing
@end
