import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { buildBacklog } from '#tests/bench/backlog/build-backlog.ts';
import { CoreClient } from '#core/core-client.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { BenchRelay } from '#tests/bench/backlog/bench-relay.ts';
import { envelopeCount } from '#tests/bench/backlog/agency.ts';
const key='11'.repeat(32);
const root='/tmp/try-backlog'; mkdirSync(root,{recursive:true});
const built={folder:root+'/built',socket:root+'/built.sock',key};
if(!existsSync(built.folder)) { await buildBacklog(built,1); }
const p={folder:root+'/round',socket:root+'/round.sock',key};
rmSync(p.folder,{recursive:true,force:true}); cpSync(built.folder,p.folder,{recursive:true});
const relay=await BenchRelay.start(p.folder+'/relay',p.socket,key);
let begin=0,n=0,done=()=>{}; const all=new Promise<void>(r=>{done=r});
const t0=performance.now();
let msgs=0;
const core=new CoreClient({ script:new URL('../electron/core/worker.ts',import.meta.url), data:{databaseFile:p.folder+'/narae.db',databaseKey:ownBytes(Buffer.from(key,'hex')),vault:'none',backend:{kind:'relay',location:{kind:'local',path:p.socket}},embedded:true}, onFailure:console.error,
 onEvent:(e)=>{ msgs++; if(e.name==='statusChanged'&&e.payload.connection==='online'&&!begin) {begin=performance.now(); console.log('online',Math.round(begin-t0));} if(e.name==='messagesChanged'){n+=e.payload.changed.length; if(n>=envelopeCount) done();}}});
await core.services.app.status({});
let last=performance.now(); const iv=setInterval(()=>{const now=performance.now(); if(now-last>30) console.log('gap',Math.round(now-last),'at',Math.round(now-t0),'msgs',msgs,'n',n); last=now;},2);
core.begin();
await all; console.log(Math.round(envelopeCount/(performance.now()-begin)*1000),'env/s at', Math.round(performance.now()-t0)); clearInterval(iv);
await core.close(5000); await relay.stop(); process.exit(0);
