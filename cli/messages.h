/* Messages to people on standard error. */
#ifndef OIT_CLI_MESSAGES_H
#define OIT_CLI_MESSAGES_H

/*
 * From now on what g_printerr() writes to a terminal is broken between words, Thai ones too, where
 * its lines are too long; each following line is indented. Elsewhere it stays as it is.
 */
void messages_start(void);

#endif
