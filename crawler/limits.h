/* Every cap on what comes from the network, each with its reason. Options may lower or raise those
 * marked (option). */
#ifndef OIT_CRAWLER_LIMITS_H
#define OIT_CRAWLER_LIMITS_H

#define LIMIT_PAGES                                                                                \
	2000u /* (option) more than 99 % of agencies' sites; repeats of one shape are capped       \
		 anyway */
#define LIMIT_SECONDS                                                                              \
	3600u /* (option) an audit that needs an hour at 2 requests/s has seen 7,000 pages */
#define LIMIT_DEPTH         16u /* (option) clicks from the home page; nobody is asked to click further */
#define LIMIT_HTML_BODY     (8u << 20)  /* bytes; the heaviest real pages seen are 340 KB */
#define LIMIT_DOCUMENT_BODY (48u << 20) /* bytes; scanned plans reach 30 MB */
#define LIMIT_HEADERS       (64u << 10) /* bytes of one answer's headers */
#define LIMIT_COOKIES       1000u       /* of all hosts; browsers keep 180 of each */
#define LIMIT_REDIRECTS     10u         /* in a chain; browsers stop at 20 */
#define LIMIT_URL           2048u       /* bytes; longer ones are session garbage */
#define LIMIT_LINKS         5000u       /* links of one page */
#define LIMIT_IMAGES        5000u       /* images of one page */
#define LIMIT_FORMS         200u        /* forms of one page; more are made by a machine */
#define LIMIT_FIELDS        500u        /* fields of one form */
#define LIMIT_ANCHORS       5000u       /* places of one page that a fragment can name */
#define LIMIT_BLOCKS        20000u      /* blocks of one page */
#define LIMIT_BLOCK_TEXT    8192u       /* bytes of one block */
#define LIMIT_LABEL         512u        /* bytes of one label, row or heading context */
#define LIMIT_TAG           (64u << 10) /* bytes of one tag: libxml2 is quadratic in attributes */
#define LIMIT_NESTING       512u        /* open elements: libxml2 is quadratic in misnested ones */
#define LIMIT_PARSE_MS      5000u       /* milliseconds for one page's parse */
#define LIMIT_SHAPE         200u        /* pages of one URL shape (news.php?id=N) on one site */
#define LIMIT_SHAPE_DUPLICATE                                                                      \
	12u /* same-content pages of one shape before it is taken for a trap */
#define LIMIT_FRONTIER      200000u      /* different URLs met */
#define LIMIT_ROBOTS        (500u << 10) /* bytes: RFC 9309 §2.5 */
#define LIMIT_SITEMAP_URLS  50000u       /* sitemaps.org */
#define LIMIT_SITEMAP_BYTES (50u << 20)  /* sitemaps.org, uncompressed */
#define LIMIT_SITEMAPS      50u          /* sitemap files of one site */
#define LIMIT_EXTERNAL      300u         /* linked evidence on other hosts */
#define LIMIT_WARC_BYTES                                                                           \
	(16ull << 30) /* decompressed: a site at its page cap with documents takes 2 GiB */
#define LIMIT_WARC_RECORDS     1000000u /* index entries: 300 MB of memory */
#define LIMIT_HOSTS            500u   /* hosts of one crawl: wildcard DNS makes them without end */
#define LIMIT_CONNECT_SECONDS  15u    /* to a connection, TLS included */
#define LIMIT_STALL_SECONDS    20u    /* at under LIMIT_LOW_SPEED before a transfer is given up */
#define LIMIT_LOW_SPEED        200u   /* bytes a second */
#define LIMIT_TRANSFER_SECONDS 120u   /* one answer altogether: 48 MiB at 400 KB/s */
#define LIMIT_TRIES            3u     /* of one URL in the first pass */
#define LIMIT_RETRY_MS         500u   /* wait before the second try; it doubles */
#define LIMIT_RETRY_AFTER      120u   /* seconds that a server may make us wait */
#define LIMIT_CRAWL_DELAY      30u    /* seconds between requests that a robots.txt may ask for */
#define LIMIT_BACKOFF_MS       30000u /* between requests to a host that keeps failing */
#define LIMIT_PATIENCE         3u /* time limits of the second pass are this many times longer */
#define LIMIT_FACTS                                                                                \
	(16u << 20) /* bytes of one page's facts as they are kept: long documents take 2 MiB */
#define LIMIT_STATE_SITE  (1ull << 30) /* bytes of one site's state */
#define LIMIT_STATE_BYTES (4ull << 30) /* of all sites' together: then the oldest is dropped */
#define LIMIT_STATE_RUNS  3u /* audits of a site after which what they did not meet is dropped */
#define LIMIT_EXTRACTING  6u /* bodies waiting for extraction, per thread: bounds memory */
#define LIMIT_MEMBERS     10000u /* of an archive or office document */
#define LIMIT_MEMBER_BYTES                                                                         \
	(64u << 20) /* one member, unpacked: a sheet of 20,000 cells takes 2 MiB */
#define LIMIT_PACKAGE_BYTES   (128u << 20) /* all members that are unpacked of one archive */
#define LIMIT_PACKED_FREE     (8u << 20)   /* bytes unpacked before the ratio counts */
#define LIMIT_PACKED_RATIO    200u /* unpacked to packed; the XML of real sheets stays under 60 */
#define LIMIT_XML_DEPTH       200u /* open elements of an office document's XML */
#define LIMIT_ARCHIVE_READ    20u  /* documents read of one archive; the others are only listed */
#define LIMIT_ARCHIVE_SECONDS 60   /* for all documents of one archive */
#define LIMIT_CACHED_DOCUMENTS                                                                     \
	(16u << 20) /* bytes of texts kept to know a document again: some 200 plans of 80 KB */
#define LIMIT_OCR_PAGES     5u   /* of one document: a page takes 5 to 15 seconds */
#define LIMIT_OCR_LEAST     200u /* pixels each way of a picture that may hold text to be read */
#define LIMIT_OCR_DOCUMENTS 10u  /* of one audit, where OCR is not asked for throughout */
#define LIMIT_OCR_SECONDS   900u /* for all of them */
#define LIMIT_RENDERS       500u /* pages of one audit that a browser opens, at 2 to 4 seconds each */
#define LIMIT_RENDERS_WANTED                                                                       \
	20u /* … of these, pages that scripts fill in part, where an item is lacking */
#define LIMIT_RENDERS_ROUND                                                                        \
	4u /* … of these at a time: there is a next one where they changed a verdict */
#define LIMIT_RENDER_SECONDS  60u    /* for one page, without the waiting for answers of the site */
#define LIMIT_RENDER_CLOCK_MS 10000u /* of a page's own clock, on which timers run */
#define LIMIT_RENDER_MEMORY                                                                        \
	((gsize)3 << 30) /* resident, of all processes: 1 GiB for the smallest page, mostly shared \
			  */
#define LIMIT_RENDER_PARTS   200u        /* scripts and data of one page */
#define LIMIT_RENDER_RELOADS 3u          /* of a page by its own script */
#define LIMIT_RENDER_LETTERS (4 << 20)   /* UTF-16 units of the document that is read */
#define LIMIT_RENDER_CACHE   (64u << 20) /* bytes of parts that are kept for a site's other pages */

#endif
