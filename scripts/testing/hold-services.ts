import { print } from '../print.ts';
import { startServices } from '../services.ts';

// Starts services in the folder given, or throwaway ones, says where they are in its last line, and holds them until it is killed.
const dataDir = process.argv[2];
const services = await startServices(dataDir === undefined ? { ephemeral: true } : { dataDir });
print(JSON.stringify({ systemUrl: services.systemUrl, redisUrl: services.redisUrl }));
process.stdin.resume();
