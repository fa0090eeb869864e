/** Runs before every test file: tests must see the platform's time zone rule, not the machine's. */
process.env.TZ = 'UTC';
