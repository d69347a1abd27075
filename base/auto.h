/* g_autoptr() for structs without a typedef: AUTO(page) page = …; is freed where it goes out of
 * scope, unless NULL by then. */
#ifndef OIT_BASE_AUTO_H
#define OIT_BASE_AUTO_H

/* Stands below the declaration of release(struct name *). */
#define DEFINE_AUTO(name, release)                                                                 \
	static inline void name##_auto(struct name **object)                                       \
	{                                                                                          \
		if (*object)                                                                       \
			release(*object);                                                          \
	}                                                                                          \
	struct name

#define AUTO(name) __attribute__((cleanup(name##_auto))) struct name *

#endif
